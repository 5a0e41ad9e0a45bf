/* limits: how large what is on the stack may be.  Source: Go 1.19 cmd/compile/internal/ir/cfg.go, escape/escape.go. */
#pragma once

enum {
    LIMIT_VARIABLE_BYTES = 10 * 1024 * 1024,  /* declared variables */
    LIMIT_IMPLICIT_BYTES = 64 * 1024,         /* new(T), &T{}, make, closures */
    LIMIT_CAPTURED_BYTES = 128                /* variables that a literal has a copy of, if they never change */
};
