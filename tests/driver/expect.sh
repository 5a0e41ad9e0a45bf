# Sourced by the scripts of this folder: a scratch directory, and what the command should have done.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
failures=0

wrong() {
    echo "$*"
    failures=$((failures + 1))
}

# expect STATUS TEXT WORDS...: berth WORDS... exits with STATUS, prints a line that is TEXT (empty: nothing), and
# leaves no file behind that was not there.
expect() {
    status=$1 text=$2
    shift 2
    before=$(find . | sort)
    output=$(timeout 60 "$BERTH" "$@" 2>&1 </dev/null)
    got=$?
    if [ "$got" != "$status" ]; then
        wrong "berth $*: exit $got, want $status: $(printf %s "$output" | head -c 500)"
    elif [ -n "$text" ] && ! printf '%s\n' "$output" | grep -qxF -- "$text"; then
        wrong "berth $*: no line '$text' in: $(printf %s "$output" | head -c 500)"
    elif [ -z "$text" ] && [ -n "$output" ]; then
        wrong "berth $*: prints $(printf %s "$output" | head -c 500)"
    fi
    after=$(find . | sort)
    [ "$after" = "$before" ] || wrong "berth $*: leaves files behind: $(echo "$after" | tr '\n' ' ')"
}

finish() {
    exit $((failures > 0))
}
