/* Progress on standard error: on a terminal only, and only once half a second has passed. */
#include <time.h>
#include <unistd.h>

#include "cmd.h"

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void cmd_progress_show(void *payload, size_t done, size_t total)
{
    cmd_progress *p = payload;
    double t = now();

    if (!p->start) {
        p->start = t;
        p->silent = isatty(STDERR_FILENO) != 1;
    }
    if (p->silent || t - p->start < 0.5 || (t - p->shown < 0.1 && done < total))
        return;
    p->shown = t;
    fprintf(stderr, "\rstorydiff: %s %zu of %zu", p->what, done, total);
    fflush(stderr);
}

void cmd_progress_end(cmd_progress *p)
{
    if (p->shown > 0)
        fputs("\r\033[K", stderr);
}
