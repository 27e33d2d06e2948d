"""One settings file: everything comes from the environment, nonsense fails loudly.

With nothing set the portal is a demo on SQLite and an embedded queue; MODE=produksi refuses
whatever is only good for a demo and says why.
"""
import base64
from pathlib import Path
from urllib.parse import unquote, urlparse

import bootstrap  # a namespace package that only carries files
import environ
from botocore.config import Config
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from kombu import Queue

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / ".data"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)
# The agency's own profiles and rounds (docs/profil.md); the default folder is made so that it can be found.
PROFIL_TAMBAHAN = Path(env.str("PROFIL_TAMBAHAN", "") or DATA_DIR / "profil").resolve()
if PROFIL_TAMBAHAN == DATA_DIR / "profil":
    (PROFIL_TAMBAHAN / "putaran").mkdir(parents=True, exist_ok=True)

MODE = env.str("MODE", "demo")
if MODE not in {"demo", "produksi"}:
    raise ImproperlyConfigured(f"MODE={MODE!r} tidak dikenal; isi dengan demo atau produksi.")
PRODUKSI = MODE == "produksi"
DEMO = not PRODUKSI
DEBUG = False

KUNCI_DEMO = "demo-kunci-ini-hanya-untuk-peragaan-dan-ditolak-di-mode-produksi"
SEGEL_DEMO = base64.urlsafe_b64encode(b"kunci segel peragaan, bukan asli"[:32].ljust(32, b".")).decode()
SECRET_KEY = env.str("SECRET_KEY", "" if PRODUKSI else KUNCI_DEMO)
SEAL_KEY = env.str("SEAL_KEY", "" if PRODUKSI else SEGEL_DEMO)
DATABASE_URL = env.str("DATABASE_URL", f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")
BROKER_URL = env.str("BROKER_URL", "filesystem://localhost/")
STORAGE_URL = env.str("STORAGE_URL", f"file://{DATA_DIR / 'berkas'}")
EMAIL_URL = env.str("EMAIL_URL", "" if PRODUKSI else "dummymail://")
BASE_URL = env.str("BASE_URL", f"http://localhost:{env.int('PORT', 8000)}").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUKSI else ["*"])
CLAMD_ADDRESS = env.str("CLAMD_ADDRESS", "")


def _tolak_setelan_demo() -> None:
    """Refuse, in production, each value that is only good for a demo; one message names them all."""
    salah = []
    if not SECRET_KEY or SECRET_KEY == KUNCI_DEMO or len(SECRET_KEY) < 50:
        salah.append("SECRET_KEY kosong, kurang dari 50 huruf, atau kunci peragaan: sesi dapat dipalsukan")
    if not SEAL_KEY or SEAL_KEY == SEGEL_DEMO:
        salah.append("SEAL_KEY kosong atau kunci peragaan: lembar nilai dapat dibuka siapa pun")
    if DATABASE_URL.startswith("sqlite"):
        salah.append("DATABASE_URL menunjuk SQLite: pakai postgres://, agar banyak pemakai dan cadangan aman")
    if BROKER_URL.startswith(("filesystem", "memory")):
        salah.append("BROKER_URL menunjuk antrean tertanam: pakai redis://, agar pekerja dapat ditambah")
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        salah.append("ALLOWED_HOSTS kosong atau *: sebut nama situs, agar alamat palsu ditolak")
    if not EMAIL_URL or EMAIL_URL.startswith("dummy"):
        salah.append("EMAIL_URL kosong: surel konfirmasi dan pemberitahuan tidak akan terkirim")
    if not BASE_URL.startswith("https://"):
        salah.append("BASE_URL harus https://: tautan surat dan kode QR menunjuk ke sana")
    if salah:
        raise ImproperlyConfigured("MODE=produksi ditolak. " + "; ".join(salah) + ".")


if PRODUKSI:
    _tolak_setelan_demo()
if len(base64.urlsafe_b64decode(SEAL_KEY)) != 32:
    raise ImproperlyConfigured("SEAL_KEY harus 32 byte dalam base64 urlsafe.")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",  # widget templates for the renderer below
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "django_filters",
    "csp",
    "seleksi.core",
    "pendaftaran",
    "penilaian",
    "pengumuman",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "seleksi.core.middleware.tajuk_aman",
    "seleksi.core.middleware.tolak_nul",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "seleksi.core.middleware.batas_sesi",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "seleksi.core.middleware.faktor_kedua",
    "seleksi.core.middleware.TolakNulIsian",
]
ROOT_URLCONF = "seleksi.urls"
WSGI_APPLICATION = "seleksi.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "seleksi.core.konteks.portal",
            ]
        },
    }
]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # messages name people; not in a cookie
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# Database: IMMEDIATE is what keeps concurrent SQLite writers from failing; PostgreSQL is for real use.
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": BROKER_URL}
    if BROKER_URL.startswith("redis")
    # Limits on attempts must be shared by all web processes, so the demo keeps them in files.
    else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "cache"}
}


def _penyimpanan(alamat: str) -> dict:
    """STORAGE_URL to a Django storage: file:///folder, or s3://KEY:SECRET@host:port/bucket?tls=0."""
    url = urlparse(alamat)
    if url.scheme == "file":
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": url.path, "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
        }
    if url.scheme != "s3" or not url.path.strip("/"):
        raise ImproperlyConfigured("STORAGE_URL harus file:///folder atau s3://KEY:SECRET@host/bucket.")
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "access_key": unquote(url.username or ""),
            "secret_key": unquote(url.password or ""),
            "endpoint_url": f"{'http' if 'tls=0' in url.query else 'https'}://{url.hostname}"
            + (f":{url.port}" if url.port else ""),
            "bucket_name": url.path.strip("/"),
            "file_overwrite": False,
            "default_acl": None,
            "querystring_auth": True,
            "querystring_expire": 60,
            "client_config": Config(
                signature_version="s3v4", s3={"addressing_style": "path"},
                # botocore's own limits let a request hang for minutes while the storage is away.
                connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 2}),
        },
    }


BERKAS = _penyimpanan(STORAGE_URL)
STORAGES = {
    "default": BERKAS,
    "berkas": BERKAS,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "statis"
STATICFILES_DIRS = [BASE_DIR / "static", ("bootstrap", Path(next(iter(bootstrap.__path__))))]
WHITENOISE_MAX_AGE = 3600
FILE_UPLOAD_TEMP_DIR = DATA_DIR / "sementara"
FILE_UPLOAD_TEMP_DIR.mkdir(exist_ok=True)
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = ["seleksi.core.unggahan.BatasUnggahan", "django.core.files.uploadhandler.MemoryFileUploadHandler",
                        "django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Queue: settings measured to lose nothing; the outbox table stays the truth about owed work.
CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_QUEUES = [Queue("celery")]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Asia/Jakarta"
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat")
CELERY_BEAT_SCHEDULE = {
    "sapu-peristiwa": {"task": "seleksi.core.tasks.sapu_peristiwa", "schedule": 10.0, "options": {"expires": 10}},
    "ingatkan-pendaftar": {"task": "pendaftaran.tasks.ingatkan", "schedule": 600.0, "options": {"expires": 600}},
    "sapu-berkas-sementara": {"task": "pendaftaran.tasks.sapu_berkas_sementara", "schedule": 3600.0},
}
if BROKER_URL.startswith("filesystem"):
    ANTREAN = DATA_DIR / "antrean"
    for folder in (ANTREAN, ANTREAN / "kendali"):
        folder.mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(ANTREAN),
        "data_folder_out": str(ANTREAN),
        "control_folder": str(ANTREAN / "kendali"),
        "polling_interval": 0.1,
    }
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 300,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_connect_timeout": 2,
        "socket_timeout": 5,
        # Without these four a request waits 6 s for each message while Redis is down.
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0.1,
        "interval_max": 0.2,
    }

# Accounts
AUTH_USER_MODEL = "core.Pengguna"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "seleksi.core.sandi.Argon2Hemat",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "beranda"
ACCOUNT_ADAPTER = "seleksi.core.akun.AdapterAkun"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "seleksi.core.forms.FormDaftar"
ACCOUNT_FORMS = {nama: f"seleksi.core.forms_akun.{kelas}" for nama, kelas in {
    "login": "FormMasuk", "signup": "FormDaftarAkun", "add_email": "FormTambahSurel", "change_password": "FormGantiSandi",
    "set_password": "FormPasangSandi", "reset_password": "FormLupaSandi", "reset_password_from_key": "FormSandiDariKunci",
    "reauthenticate": "FormUlangSandi"}.items()}
MFA_FORMS = {nama: f"seleksi.core.forms_akun.{kelas}" for nama, kelas in {
    "authenticate": "FormKode", "reauthenticate": "FormUlangKode", "activate_totp": "FormPasangTOTP",
    "login_webauthn": "FormMasukKunci", "authenticate_webauthn": "FormKunci", "reauthenticate_webauthn": "FormUlangKunci",
    "add_webauthn": "FormTambahKunci", "edit_webauthn": "FormUbahKunci"}.items()}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
# No limit hangs on an address alone, or a rival could use it up: failed logins count per address and network (AdapterAkun),
# and of mails that a stranger can cause only the sending stops (surel_tamu), never the answer.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/300s/key", "reset_password": "20/m/ip", "surel_tamu": "6/h/key"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Seleksi Terbuka"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
PASSWORD_RESET_TIMEOUT = 3600

vars().update(env.email_url_config(EMAIL_URL) if EMAIL_URL else {})
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Seleksi Terbuka <seleksi@localhost>")

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# Sessions, cookies and headers
SESSION_IDLE = {"pegawai": 30 * 60, "pelamar": 60 * 60}
SESSION_ABSOLUTE = {"pegawai": 12 * 3600, "pelamar": 24 * 3600}
SESSION_COOKIE_AGE = 24 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "seleksi.core.galat.csrf"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if PRODUKSI:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sesi", "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # else all visitors share the limits of the proxy's one address
    SECURE_HSTS_SECONDS = 63072000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]
    # Preload is the agency's decision: it binds every other site under its domain.
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
SILENCED_SYSTEM_CHECKS = globals().get("SILENCED_SYSTEM_CHECKS", [])

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "seleksi.core.catatan.formatter"}},
    "handlers": {"konsol": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["konsol"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {"django.request": {"level": "ERROR"}, "fontTools": {"level": "WARNING"}, "weasyprint": {"level": "ERROR"}},
}
