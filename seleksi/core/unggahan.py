"""A ceiling on uploads before anything is judged: no visitor fills the disk with one request."""
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

BATAS_BERKAS = 32 * 1024 * 1024  # far above every slot: its own limit is told by the judge, in words
BATAS_PERMINTAAN = 8 * BATAS_BERKAS
BATAS_TAMU = 1024 * 1024  # nobody uploads without an account, and the body is read before the form's token can be


class BatasUnggahan(FileUploadHandler):
    """First in FILE_UPLOAD_HANDLERS. Past the ceiling nothing is kept and the view sees `unggahan_terlalu_besar`."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        pengguna = getattr(self.request, "user", None)
        if content_length > (BATAS_PERMINTAAN if pengguna is not None and pengguna.is_authenticated else BATAS_TAMU):
            raise RequestDataTooBig(f"permintaan {content_length} byte")

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.terbaca = 0

    def receive_data_chunk(self, raw_data, start):
        self.terbaca += len(raw_data)
        if self.terbaca > BATAS_BERKAS:
            self.request.unggahan_terlalu_besar = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size):
        return None
