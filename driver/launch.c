/* Child processes: the compiled program, and the tools that berth calls. */
#include "driver/launch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int wait_for(pid_t child)
{
    int status;

    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return status;
}

/* What the terminal sends reaches the program too; berth stays to pass on its status. */
static void ignore_terminal_signals(void)
{
    signal(SIGINT, SIG_IGN);
    signal(SIGQUIT, SIG_IGN);
}

int launch_program(const char *executable, const Command *command)
{
    Arena arena = {0};
    LIST(char *) words = {0};

    list_push(&arena, &words, (char *)executable);
    for (char **argument = command->arguments; argument && *argument; argument++)
        list_push(&arena, &words, *argument);
    list_push(&arena, &words, NULL);
    fflush(NULL);

    pid_t child = fork();
    if (child == 0) {
        execv(executable, words.items);
        fprintf(stderr, "fork/exec %s: %s\n", executable, strerror(errno));
        _exit(1);
    }
    ignore_terminal_signals();
    int status = child < 0 ? -1 : wait_for(child);
    arena_free(&arena);
    if (status == -1)
        return 1;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void read_all(int file, Writer *writer)
{
    char buffer[4096];
    ssize_t count;

    while ((count = read(file, buffer, sizeof buffer)) > 0 || (count < 0 && errno == EINTR))
        if (count > 0)
            writer_bytes(writer, buffer, (size_t)count);
}

int launch_tool(char *const *argv, Writer *said)
{
    int ends[2];

    fflush(NULL);
    if (pipe2(ends, O_CLOEXEC) != 0) {
        fprintf(stderr, "berth: pipe: %s\n", strerror(errno));
        return -1;
    }
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        execvp(argv[0], argv);
        fprintf(stderr, "berth: %s: %s\n", argv[0], strerror(errno));
        _exit(127);
    }
    close(ends[1]);
    if (child > 0)
        read_all(ends[0], said);
    close(ends[0]);
    int status = child < 0 ? -1 : wait_for(child);
    if (status == -1 || WIFSIGNALED(status)) {
        fprintf(stderr, "berth: %s did not finish\n", argv[0]);
        return -1;
    }
    return WEXITSTATUS(status);
}
