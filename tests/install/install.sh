#!/bin/sh
# install.sh BUILD CC      installs into a folder of its own; a C program and a Python script use what is there
set -eu
build=$1 cc=$2
here=$(cd "$(dirname "$0")" && pwd)
# What pkg-config says goes through the shell without quotes.
case ${TMPDIR:-/tmp} in
*[!A-Za-z0-9_./-]*) unset TMPDIR ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v make >/dev/null || export CMAKE_GENERATOR=Ninja
fail() { printf 'install: %s\n' "$*" >&2; exit 1; }

cmake --install "$build" --prefix "$work/usr" >/dev/null
for file in bin/storydiff bin/git-storydiff include/storydiff.h include/storydiff_repo.h share/man/man1/storydiff.1 \
	share/bash-completion/completions/storydiff; do
	[ -e "$work/usr/$file" ] || fail "$file is missing"
done
lib=$(dirname "$(find "$work/usr" -name libstorydiff.so | head -n 1)")
export PKG_CONFIG_PATH="$lib/pkgconfig" LD_LIBRARY_PATH="$lib"
for header in "$work"/usr/include/storydiff_repo.h "$work"/usr/include/storydiff/*.h; do
	"$cc" -fsyntax-only -x c "$header" || fail "$header can't be included alone"
done
wanted="$(pkg-config --modversion storydiff): 2 sentences, 2 names"

# shellcheck disable=SC2046
"$cc" -o "$work/shared" "$here/use.c" $(pkg-config --cflags --libs storydiff)
[ "$("$work/shared")" = "$wanted" ] || fail "the shared library says: $("$work/shared")"

cat >"$work/CMakeLists.txt" <<END
cmake_minimum_required(VERSION 3.25)
project(use C)
find_package(storydiff REQUIRED)
add_executable(static_use "$here/use.c")
target_link_libraries(static_use storydiff::storydiff_static)
END
cmake -S "$work" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/usr" -DCMAKE_C_COMPILER="$cc" >"$work/log" 2>&1 &&
	cmake --build "$work/build" >>"$work/log" 2>&1 || { cat "$work/log" >&2; fail "the CMake package can't be used"; }
[ "$("$work/build/static_use")" = "$wanted" ] || fail "the static library says: $("$work/build/static_use")"

[ "$(python3 "$here/use.py" "$lib/libstorydiff.so")" = "$wanted" ] || fail "from Python: $(python3 "$here/use.py" "$lib/libstorydiff.so")"
[ "$("$work/usr/bin/storydiff" --version)" = "$("$work/usr/bin/git-storydiff" --version)" ] || fail "git-storydiff is another"
