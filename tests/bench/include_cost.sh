#!/usr/bin/env bash
# What each public header costs to include: seconds for the compiler to read it in an otherwise empty file, and its
# lines after the preprocessor, as a ratio to cpp_int.hpp in the same run. tests/bench/include_cost.sh [COMPILER]
set -eu
cd "$(dirname "$0")/../.."
compiler=${1:-g++}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cost() {
  echo "#include <$1>" >"$scratch/one.cpp"
  local best=999999 i start end took
  for i in 1 2 3; do
    start=$(date +%s%N)
    $compiler -std=c++20 -fsyntax-only -Iinclude "$scratch/one.cpp"
    end=$(date +%s%N)
    took=$(((end - start) / 1000000))
    [ "$took" -lt "$best" ] && best=$took
  done
  lines=$($compiler -std=c++20 -E -P -Iinclude "$scratch/one.cpp" | wc -l)
  echo "$best $lines"
}

read -r base base_lines <<<"$(cost boost/multiprecision/cpp_int.hpp)"
printf '| %-44s | %6s | %6s | %8s |\n' header ms ratio lines
printf '| %s | -----: | -----: | -------: |\n' "--------------------------------------------"
printf '| %-44s | %6d | %6s | %8d |\n' boost/multiprecision/cpp_int.hpp "$base" 1.00 "$base_lines"
for header in fiscore/fiscore.hpp $(cd include && find fiscore -name '*.hpp' -not -path '*/detail/*' -not -name fiscore.hpp | sort); do
  read -r ms lines <<<"$(cost "$header")"
  printf '| %-44s | %6d | %6s | %8d |\n' "$header" "$ms" "$(awk "BEGIN { printf \"%.2f\", $ms / $base }")" "$lines"
done
