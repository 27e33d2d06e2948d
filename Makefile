# Dua perintah utama: `make run` dan `make test`. Keduanya memasang sendiri apa yang belum ada.
SHELL := /bin/bash
PY := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help run test test-berat bench lint kunci bersih

help: ## daftar perintah
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile

run: ## jalankan portal peragaan (PORT=8000 HOST=127.0.0.1); Ctrl-C menghentikan semuanya
	@deploy/pasang.sh jalan
	@PORT="$(PORT)" HOST="$(if $(filter command,$(origin HOST)),$(HOST))" exec $(PY) deploy/jalankan.py

test: ## semua pemeriksaan: lint, SQLite, PostgreSQL + Redis, peramban
	@deploy/pasang.sh uji
	@exec $(PY) deploy/uji.py

test-berat: ## gangguan dan beban: pekerja dan Redis dimatikan, penyimpanan S3 sungguhan
	@deploy/pasang.sh berat
	@exec $(PY) deploy/uji.py --berat

bench: ## semua pengukuran benchmarks/bench_*.py dalam satu tabel
	@deploy/pasang.sh uji
	@exec $(PY) benchmarks/jalankan.py

lint: ## hanya pemeriksaan tanpa uji
	@deploy/pasang.sh uji
	@exec $(PY) deploy/uji.py --lint

kunci: ## susun ulang requirements.txt, deploy/uji.txt, deploy/berat.txt beserta sidik jarinya
	@test -x .venv-kunci/bin/uv || { python3 -m venv .venv-kunci && .venv-kunci/bin/pip install --quiet uv; }
	@set -e; susun() { .venv-kunci/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header "$$1" -o "$$2"; }; \
	susun deploy/requirements.in requirements.txt; susun deploy/uji.in deploy/uji.txt; susun deploy/berat.in deploy/berat.txt

bersih: ## hapus .venv, data peragaan, dan tembolok
	rm -rf .venv .venv-kunci .data .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
