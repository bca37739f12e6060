#include "training.h"

#include <stdio.h>
#include <stdlib.h>

void *training_must(void *memory)
{
    if (!memory) {
        fputs("out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

uint32_t training_draw(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*seed >> 33) * below >> 31);
}

float training_draw_float(uint64_t *seed)
{
    return (float)training_draw(seed, 1u << 24) / (1 << 23) - 1;
}

void training_shuffle(uint64_t *seed, uint32_t *numbers, uint32_t count)
{
    uint32_t i;

    for (i = count; i > 1; i--) {
        uint32_t other = training_draw(seed, i), kept = numbers[i - 1];

        numbers[i - 1] = numbers[other];
        numbers[other] = kept;
    }
}

/* e^(x / 1024) by its series, squared ten times. */
float training_logistic(float x)
{
    double t = -(double)x < -30 ? -30 : -(double)x > 30 ? 30 : -(double)x, e;
    int i;

    t /= 1024;
    e = 1 + t * (1 + t / 2 * (1 + t / 3 * (1 + t / 4)));
    for (i = 0; i < 10; i++)
        e *= e;
    return (float)(1 / (1 + e));
}

int32_t training_round(float value, int32_t most)
{
    if (value >= (float)most)
        return most;
    if (value <= -(float)most)
        return -most;
    return (int32_t)(value < 0 ? value - 0.5f : value + 0.5f);
}
