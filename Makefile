# make run, make test: both install what they need on a machine with Python 3.11 and Debian's packages.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN = .venv/bin
export QT_LOGGING_RULES ?= qt.qpa.wayland*=false

.PHONY: run test check bench torture guide pictures build try-installer format clean

run: .venv/ready
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/python main.py; \
	else echo "There is no display here, so the sample's documents and a picture of the window are made instead."; \
	     QT_QPA_PLATFORM=offscreen $(BIN)/python -m installers.showing build/sample; fi

test: .venv/ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto

check: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks

torture: .venv/ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks.torture

guide: .venv/ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m installers.make_guide

pictures: .venv/ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m installers.make_pictures

build: .venv/ready-to-build
	$(BIN)/python -m installers.build

try-installer: .venv/ready-to-build
	sh installers/linux/system_libraries.sh debootstrap xvfb openbox xdotool imagemagick
	set -- dist/*.deb; [ -f "$$1" ] || $(BIN)/python -m installers.build; \
	$(BIN)/python -m installers.linux.try_installer dist/*.deb

format: .venv/ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache

.venv/ready: pyproject.toml constraints.txt installers/linux/system_libraries.sh
	PYTHON="$(PYTHON)" sh installers/linux/system_libraries.sh
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --upgrade pip
	$(BIN)/python -m pip install -qq --constraint constraints.txt --editable . --group dev
	touch .venv/ready

.venv/ready-to-build: .venv/ready
	sh installers/linux/system_libraries.sh dpkg-dev binutils \
	    "lib$$($(PYTHON) -c 'import sys; print("python%d.%d" % sys.version_info[:2])')"
	$(BIN)/python -m pip install -qq --constraint constraints.txt --group build
	touch .venv/ready-to-build
