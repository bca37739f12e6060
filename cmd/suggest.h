/* suggest - what somebody meant who mistyped a name. */
#ifndef CMD_SUGGEST_H
#define CMD_SUGGEST_H

#include <stddef.h>

/* The nearest name so far; start with {typed, length}. */
typedef struct suggestion {
    const char *typed;
    size_t len;
    const char *name; /* NULL: none is near enough */
    size_t distance;
} suggestion;

/* Takes a name into account. */
void suggest(suggestion *s, const char *name);

#endif
