#include "base/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool terminal_wants_colour(FILE *output)
{
    const char *refused = getenv("NO_COLOR"), *terminal = getenv("TERM");

    return isatty(fileno(output)) && !(refused && *refused) && !(terminal && strcmp(terminal, "dumb") == 0);
}
