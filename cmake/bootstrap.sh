#!/usr/bin/env bash
# From a clean Debian 12 or Ubuntu 24.04 to the first result:
#   cmake/bootstrap.sh demo    build the program and score a real bureau
#   cmake/bootstrap.sh test    build and run the tests
#   cmake/bootstrap.sh tools   install the compilers and checkers of the stricter checks
# Installs what is missing through apt (as root or with sudo). A second run installs and rebuilds nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n==> %s\n' "$*"; }
fail() {
  printf '%s: %s\n' "$0" "$*" >&2
  exit 2
}

build_packages="g++ cmake ninja-build pkg-config nlohmann-json3-dev libfyaml-dev libcli11-dev"
test_packages="doctest-dev librapidcheck-dev libfmt-dev python3 python3-jsonschema"
tool_packages="g++-11 clang clang-19 clang-format clang-tidy libclang-rt-14-dev"

supported() {
  [ -r /etc/os-release ] || return 1
  . /etc/os-release
  case "${ID:-}-${VERSION_ID:-}" in
    debian-12 | ubuntu-24.04) command -v apt-get >/dev/null ;;
    *) return 1 ;;
  esac
}

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# install PACKAGE...: those that are missing, after one look at the package lists.
install() {
  local missing="" package
  for package in "$@"; do
    installed "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  local as=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "these packages are missing, and there is neither root nor sudo to install them:$missing"
    as=sudo
  fi
  say "installing$missing"
  if [ -z "${lists_are_new:-}" ]; then
    $as apt-get update -qq
    lists_are_new=1
  fi
  $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# libboost-dev and the versioned Boost packages exclude each other: any Boost that is there will do.
boost() { [ -e /usr/include/boost/version.hpp ] || echo libboost-dev; }

# The decimal test files of the system's own Python.
python_testsuite() { echo "libpython3.$(/usr/bin/python3 -c 'import sys; print(sys.version_info.minor)')-testsuite"; }

prepare() {
  if ! supported; then
    fail "this script knows Debian 12 and Ubuntu 24.04. Elsewhere install, under the names your system has for them:
  to build   $build_packages libboost-dev
  to test    $test_packages libpython3-testsuite
then: cmake --preset dev && cmake --build --preset dev && ctest --preset dev"
  fi
}

demo() {
  install $build_packages $(boost)
  say "building the program (build/release)"
  cmake --preset release >/dev/null
  cmake --build --preset release --target fiscore_cli
  say "build/release/bin/fiscore evaluate examples/heshan-commerce-bureau-2021.yaml"
  build/release/bin/fiscore evaluate examples/heshan-commerce-bureau-2021.yaml
}

tests() {
  install $build_packages $(boost) $test_packages
  install "$(python_testsuite)"
  say "building the library, the program and the tests (build/dev)"
  cmake --preset dev >/dev/null
  cmake --build --preset dev
  say "running the tests"
  ctest --preset dev
}

case "${1:-}" in
  demo) prepare; demo ;;
  test) prepare; tests ;;
  tools) prepare; install $build_packages $(boost) $test_packages $tool_packages; install "$(python_testsuite)" ;;
  *) fail "usage: cmake/bootstrap.sh demo | test | tools" ;;
esac
