#define _GNU_SOURCE /* the cores that a process may run on are no part of POSIX */
#include "util/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_THREADS = 64 };

typedef struct pool {
    atomic_size_t next;
    size_t count;
    void (*work)(void *, size_t);
    void *context;
} pool;

static void *run(void *argument)
{
    pool *p = argument;
    size_t i;

    while ((i = atomic_fetch_add(&p->next, 1)) < p->count)
        p->work(p->context, i);
    return NULL;
}

unsigned story_parallel_cores(void)
{
    long n;
#ifdef CPU_COUNT
    cpu_set_t ours;

    if (sched_getaffinity(0, sizeof ours, &ours) == 0)
        n = CPU_COUNT(&ours);
    else
#endif
        n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MOST_THREADS ? MOST_THREADS : (unsigned)n;
}

unsigned story_parallel_worth(unsigned wanted, size_t work, size_t least)
{
    size_t most = work / least + 1;

    if (!wanted && most > 1)
        wanted = story_parallel_cores();
    return wanted && wanted < most ? wanted : most < MOST_THREADS ? (unsigned)most : MOST_THREADS;
}

static unsigned count_threads(unsigned wanted, size_t count)
{
    if (!wanted)
        wanted = story_parallel_cores();
    if (wanted > MOST_THREADS)
        wanted = MOST_THREADS;
    return wanted > count ? (unsigned)count : wanted;
}

/* Runs it on this thread, and on as many others as wanted and to be had. */
static void run_on(unsigned threads, void *(*run_one)(void *), void *argument)
{
    pthread_t helpers[MOST_THREADS];
    unsigned started = 0;

    while (started + 1 < threads && pthread_create(&helpers[started], NULL, run_one, argument) == 0)
        started++;
    run_one(argument);
    while (started)
        pthread_join(helpers[--started], NULL);
}

void story_parallel(size_t count, unsigned threads, void (*work)(void *context, size_t i), void *context)
{
    pool p = {0, count, work, context};

    run_on(count_threads(threads, count), run, &p);
}

typedef struct task {
    size_t item, step;
} task;

/* Every item waits in the queue for its next step, or has a thread that works on it, or is done. */
typedef struct queue {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    task *waiting; /* a ring of `room` */
    size_t first, count, room, working, steps;
    void (*work)(void *, size_t, size_t);
    void *context;
} queue;

static void put(queue *q, size_t item, size_t step)
{
    q->waiting[(q->first + q->count++) % q->room] = (task){item, step};
}

/* False when nothing is left to be done. */
static bool take(queue *q, task *next)
{
    while (!q->count && q->working)
        pthread_cond_wait(&q->changed, &q->lock);
    if (!q->count)
        return false;
    *next = q->waiting[q->first];
    q->first = (q->first + 1) % q->room;
    q->count--;
    q->working++;
    return true;
}

static void *run_steps(void *argument)
{
    queue *q = argument;
    task next;

    pthread_mutex_lock(&q->lock);
    while (take(q, &next)) {
        pthread_mutex_unlock(&q->lock);
        q->work(q->context, next.item, next.step);
        pthread_mutex_lock(&q->lock);
        q->working--;
        if (next.step + 1 < q->steps)
            put(q, next.item, next.step + 1);
        pthread_cond_broadcast(&q->changed);
    }
    pthread_mutex_unlock(&q->lock);
    return NULL;
}

void story_parallel_steps(size_t count, size_t steps, unsigned threads,
                          void (*work)(void *context, size_t i, size_t step), void *context)
{
    queue q = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER, .room = count, .steps = steps};
    size_t i, step;

    threads = count_threads(threads, count);
    q.waiting = threads > 1 ? malloc(count * sizeof *q.waiting) : NULL;
    if (!q.waiting) { /* on one core, what was just made is still near */
        for (i = 0; i < count; i++)
            for (step = 0; step < steps; step++)
                work(context, i, step);
        return;
    }
    q.work = work;
    q.context = context;
    for (i = 0; i < count; i++)
        put(&q, i, 0);
    run_on(threads, run_steps, &q);
    free(q.waiting);
}
