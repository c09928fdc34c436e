#!/usr/bin/env bash
# Installs a build of s2ss, moves the result elsewhere, and builds programs against it: with
# find_package, with pkg-config and a plain compiler, and every C++ example of the pages.
#   tests/install/check.sh <build folder>
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/moved

cmake --install "$1" --prefix "$work/installed"
mv "$work/installed" "$prefix"

with_find_package() {
  # An installed s2ss must not look for what it was built with.
  cmake -G Ninja -S tests/install -B "$work/$2" -DCMAKE_PREFIX_PATH="$prefix" -DS2SS_CONSUMER_SOURCE="$1" \
    -DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON -DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON
  cmake --build "$work/$2"
  "$work/$2/consumer"
}

with_pkg_config() {
  local found
  found=$(dirname -- "$(find "$prefix" -name s2ss.pc)")
  # shellcheck disable=SC2046  # flags are words
  ${CXX:-g++} -std=c++20 -Wall -Werror "$1" -o "$work/plain" \
    $(PKG_CONFIG_PATH="$found" pkg-config --cflags --libs s2ss)
  "$work/plain"
}

without_third_party() {
  if grep -rnE '#\s*include\s*[<"](boost|nlohmann|pybind11)/|Boost::|nlohmann_json::' "$prefix"/{include,lib*} --include='*.[hc]*'; then
    echo "The installed files speak of other libraries." >&2
    exit 1
  fi
}

with_find_package "$PWD/tests/install/main.cpp" main
with_pkg_config "$PWD/tests/install/main.cpp"
without_third_party

for page in README.md docs/criteria.md; do
  python3 tests/install/code_blocks.py cpp "$page" "$work/$(basename -- "$page" .md)"
done
for example in "$work"/{README,criteria}/*.cpp; do
  if [[ -f $example ]]; then with_find_package "$example" "$(basename -- "$example" .cpp)"; fi
done
echo "An installed s2ss serves its consumers."
