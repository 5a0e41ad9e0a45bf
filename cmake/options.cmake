# Compiler flags that every target of ours shares.
set(CMAKE_C_STANDARD 17)
set(CMAKE_C_EXTENSIONS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)
set(CMAKE_C_FLAGS_RELEASE "-O2 -g")
set(CMAKE_C_FLAGS_DEBUG "-Og -g3")
option(BERTH_SANITIZE "build the compiler with ASan and UBSan" OFF)

# glibc's own interfaces everywhere; empty, so that a file may say it again.
add_compile_definitions(_GNU_SOURCE=)
add_compile_options(-Wall -Wextra -Werror)
include_directories(${CMAKE_SOURCE_DIR})

# A stage of the compiler: one static library from the folder's sources.
function(berth_stage name)
    add_library(${name} STATIC ${ARGN})
    if(BERTH_SANITIZE)
        target_compile_options(${name} PUBLIC -fsanitize=address,undefined -fno-omit-frame-pointer)
        target_link_options(${name} PUBLIC -fsanitize=address,undefined)
    endif()
endfunction()
