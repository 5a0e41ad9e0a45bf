# What ./berth and ./check share: installing packages, building a preset when its sources are newer.
# Sourced with $top set to the project's directory; says what it does on standard error.

build_packages="gcc libc6-dev binutils cmake ninja-build flex bison libgccjit-12-dev libgmp-dev libmpfr-dev libdw-dev libelf-dev golang-1.19-src"

say() {
    echo "berth: $*" >&2
}

# Installs those of the packages named that are not there.
install_missing() {
    missing=
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || { say "needs$missing; install them as root: apt-get install$missing"; exit 1; }
        as_root=sudo
    fi
    say "installing$missing (apt-get)"
    { $as_root apt-get update -q >&2 || say "apt-get update failed; trying with the lists there are"; }
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >&2 ||
        { say "apt-get could not install$missing"; exit 1; }
}

# Whether anything that preset $1's build depends on is newer than its last complete build of target $2.
is_stale() {
    stamp=$top/build/$1/.complete-$2
    [ -f "$stamp" ] || return 0
    [ -n "$(cd "$top" && find CMakeLists.txt CMakePresets.json cmake base lexer parser analysis codegen packages report driver \
        runtime tests/CMakeLists.txt tests/unit tests/mutation -newer "$stamp" -print -quit 2>/dev/null)" ]
}

# build_preset PRESET TARGET: configures and builds it if it is stale; one at a time for one checkout.
build_preset() {
    is_stale "$1" "$2" || return 0
    directory=$top/build/$1
    mkdir -p "$directory"
    exec 9>"$directory/.lock"
    flock 9
    if is_stale "$1" "$2"; then
        touch "$directory/.now"
        if [ ! -f "$directory/build.ninja" ]; then
            say "setting up build/$1 (cmake)"
            (cd "$top" && cmake --preset "$1") >"$directory/.log" 2>&1 ||
                { cat "$directory/.log" >&2; say "cmake failed"; exit 1; }
        fi
        say "building build/$1 ($2)"
        (cd "$top" && cmake --build --preset "$1" --target "$2") >"$directory/.log" 2>&1 ||
            { cat "$directory/.log" >&2; say "the build failed"; exit 1; }
        mv "$directory/.now" "$directory/.complete-$2"
    fi
    exec 9>&-
}
