# What the machine must have: Debian packages, a virtual environment, the built package.
# Sourced by ./dev from the root of the project.

# Nothing may depend on the caller's locale, Python settings or a version manager's stand-ins.
export LC_ALL=C.UTF-8 PYTHONNOUSERSITE=1 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP VIRTUAL_ENV
export PATH="$root/.venv/bin:/usr/sbin:/usr/bin:/sbin:/bin:$PATH"
if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi

packages_to_build=(g++ cmake ninja-build libboost-dev libstemmer-dev nlohmann-json3-dev python3-dev python3-venv)
packages_to_test=(clang libclang-rt-dev libgmock-dev librapidcheck-dev libbenchmark-dev pkgconf default-jre-headless)
packages_to_bench=(liblemon-dev)
packages_to_lint=(clang-tidy git)
packages_to_document=(doxygen)

say() { printf '== %s\n' "$*" >&2; }

give_up() {
  printf '%s\n' "$@" >&2
  exit 1
}

# Installs the Debian packages among those named that are not there yet.
need_packages() {
  local missing=() as_root=() package install
  if ! command -v dpkg-query >/dev/null; then return 0; fi
  for package in "$@"; do
    if ! dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed; then
      missing+=("$package")
    fi
  done
  if ((${#missing[@]} == 0)); then return 0; fi

  install="apt-get install -y --no-install-recommends ${missing[*]}"
  if (($(id -u) != 0)); then
    if sudo -n true 2>/dev/null; then
      as_root=(sudo -n)
    elif command -v sudo >/dev/null; then
      give_up "Some packages are missing. Run this once, then ./dev again:" \
        "  sudo sh -c 'apt-get update && $install'"
    else
      give_up "Some packages are missing. Run this once, then ./dev again:" \
        "  su -c 'apt-get update && $install'"
    fi
  fi
  say "installing ${missing[*]}"
  # A list that cannot be fetched matters only if a package is then not found.
  logged apt-update "${as_root[@]}" apt-get update || true
  # shellcheck disable=SC2086  # words on purpose
  logged apt-install "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=300 ${install#apt-get } || give_up "apt-get could not install them."
}

# Makes .venv hold the packages of requirements/<name>.txt, and a CMake that is new enough.
need_python() {
  local python key
  python=$(suitable_python) || give_up "s2ss needs Python >= 3.11 as /usr/bin/python3 or python3."
  key="$("$python" -VV) $python"
  if ! .venv/bin/python -c '' 2>/dev/null || ! is_fresh venv "$key"; then
    say "making a virtual environment in .venv"
    rm -rf .venv
    logged venv "$python" -m venv .venv || give_up "The virtual environment could not be made."
    remember venv "$key"
  fi
  if [[ $(printf '%s\n' 3.25 "$(cmake --version 2>/dev/null | awk '{ print $3; exit }')" |
    sort -V | head -n 1) != 3.25 ]]; then
    install_requirements cmake
  fi
  install_requirements "$1"
}

suitable_python() {
  local candidate
  for candidate in /usr/bin/python3 python3; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

install_requirements() {
  local key
  key=$(cat requirements/*.txt | sha256sum)
  if is_fresh "requirements-$1" "$key"; then return 0; fi
  say "installing the Python packages of requirements/$1.txt"
  logged "pip-$1" .venv/bin/python -m pip install --requirement "requirements/$1.txt" ||
    give_up "The Python packages could not be installed."
  remember "requirements-$1" "$key"
}

# Builds and installs the s2ss package into .venv unless the installed one is of these sources.
need_s2ss() {
  local key
  key=$(find CMakeLists.txt pyproject.toml README.md cmake src include bindings python/s2ss -type f \
    -not -name '*.pyc' -print0 | sort -z | xargs -0 sha256sum | sha256sum)
  if is_fresh s2ss "$key"; then return 0; fi
  say "building s2ss"
  logged s2ss .venv/bin/python -m pip install --no-build-isolation --no-deps . ||
    give_up "s2ss could not be built."
  remember s2ss "$key"
}

# A stamp says for which key a step was last done; it goes when .venv goes.
is_fresh() { [[ $(cat ".venv/stamp-$1" 2>/dev/null) == "$2" ]]; }
remember() { printf '%s\n' "$2" >".venv/stamp-$1"; }

# Runs a command without standard input and with its output in a file, shown when it fails.
logged() {
  local log="build/logs/$1.log"
  shift
  mkdir -p build/logs
  if "$@" </dev/null >"$log" 2>&1; then return 0; fi
  tail -n 60 "$log" >&2
  return 1
}
