/* Constraint: whether a file belongs to the build for linux/amd64. */
#pragma once
#include "base/text.h"

typedef enum Machine {
    MACHINE_AMD64,
    MACHINE_PORTABLE   /* no machine's tag is set: of a package with assembly, what it has in Go for the others */
} Machine;

/* By its name: "x_windows.go" and "x_linux_arm64.go" do not. */
bool constraint_allows_name(Machine machine, const char *file_name);

/* By the //go:build line, or else the "// +build" lines, before its package clause. */
bool constraint_allows_text(Machine machine, Text text);
