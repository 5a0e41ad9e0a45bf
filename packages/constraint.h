/* Constraint: whether a file belongs to the build for linux/amd64. */
#pragma once
#include "base/text.h"

/* By its name: "x_windows.go" and "x_linux_arm64.go" do not. */
bool constraint_allows_name(const char *file_name);

/* By the //go:build line, or else the "// +build" lines, before its package clause. */
bool constraint_allows_text(Text text);
