/* Progress on standard error: on a terminal only, and only once half a second has passed. */
#include <errno.h>
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

/* Ticks until it is woken: work that can't say how far it is can still be seen to go on. */
static void *tick(void *payload)
{
    cmd_busy *b = payload;
    struct timespec until;
    int seconds = 0;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += 500000000L;
    pthread_mutex_lock(&b->lock);
    while (!b->over) {
        until.tv_sec += until.tv_nsec / 1000000000L;
        until.tv_nsec %= 1000000000L;
        if (pthread_cond_timedwait(&b->wake, &b->lock, &until) != ETIMEDOUT || b->over)
            continue;
        fprintf(stderr, seconds ? "\rstorydiff: %s … %d s" : "\rstorydiff: %s …", b->what, seconds);
        fflush(stderr);
        b->shown = true;
        seconds++;
        until.tv_sec++;
    }
    pthread_mutex_unlock(&b->lock);
    return NULL;
}

void cmd_busy_start(cmd_busy *b, const char *what)
{
    *b = (cmd_busy){.what = what};
    if (isatty(STDERR_FILENO) != 1)
        return;
    pthread_mutex_init(&b->lock, NULL);
    pthread_cond_init(&b->wake, NULL);
    b->running = pthread_create(&b->thread, NULL, tick, b) == 0;
}

void cmd_busy_end(cmd_busy *b)
{
    if (!b->running)
        return;
    pthread_mutex_lock(&b->lock);
    b->over = true;
    pthread_cond_signal(&b->wake);
    pthread_mutex_unlock(&b->lock);
    pthread_join(b->thread, NULL);
    pthread_cond_destroy(&b->wake);
    pthread_mutex_destroy(&b->lock);
    if (b->shown)
        fputs("\r\033[K", stderr);
}
