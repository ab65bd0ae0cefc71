#!/usr/bin/env bash
# Installs the library to a stage and builds a stranger's project against it, then against the source.
# tests/consumer/run.sh SCRATCH-DIRECTORY
set -euo pipefail
source=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(realpath -m "$1")
rm -rf "$scratch"
mkdir -p "$scratch"

# quietly COMMAND...: nothing, or what its errors say.
quietly() { "$@" >"$scratch/log" 2>&1 || { grep -A 3 -m 20 -i error "$scratch/log"; return 1; }; }

echo "-- installing to a stage"
cmake -S "$source" -B "$scratch/build" -G Ninja -D CMAKE_BUILD_TYPE=Release -D FISCORE_BUILD_TESTS=OFF -D FISCORE_BUILD_EXAMPLES=OFF \
  -D CMAKE_INSTALL_PREFIX="$scratch/stage" >/dev/null
quietly cmake --build "$scratch/build"
cmake --install "$scratch/build" >/dev/null
"$scratch/stage/bin/fiscore" --version

echo "-- find_package(fiscore CONFIG)"
cmake -S "$source/tests/consumer" -B "$scratch/installed" -G Ninja -D CMAKE_PREFIX_PATH="$scratch/stage" >/dev/null
quietly cmake --build "$scratch/installed"
ctest --test-dir "$scratch/installed" --output-on-failure

echo "-- the core alone needs nothing but Boost"
cmake -S "$source/tests/consumer/core" -B "$scratch/core" -G Ninja -D CMAKE_PREFIX_PATH="$scratch/stage" \
  -D CMAKE_DISABLE_FIND_PACKAGE_PkgConfig=ON >/dev/null
quietly cmake --build "$scratch/core"

echo "-- add_subdirectory"
cmake -S "$source/tests/consumer" -B "$scratch/subdirectory" -G Ninja -D FISCORE_SOURCE="$source" >/dev/null
quietly cmake --build "$scratch/subdirectory"
ctest --test-dir "$scratch/subdirectory" --output-on-failure
