/* Version: of berth itself. */
#pragma once

#define BERTH_VERSION "0.1"
