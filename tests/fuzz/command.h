/* command - runs a command of the program inside this process, over a small repository made for it, and stops where it
 * says what no command may say. */
#ifndef TESTS_FUZZ_COMMAND_H
#define TESTS_FUZZ_COMMAND_H

#include <stddef.h>
#include <stdint.h>

enum { COMMAND_OPERANDS = 16 };

/* Bytes cut at their NULs, each piece ending in one. What is behind the last piece asked for is the rest. */
typedef struct command_pieces {
    char *bytes; /* to be freed */
    char *items[COMMAND_OPERANDS];
    size_t count;
    char *rest;
    size_t rest_len;
} command_pieces;

/* Cuts off at most `most` pieces. */
command_pieces command_cut(const uint8_t *bytes, size_t len, size_t most);

/* Runs the command with these operands, none of them an option, input on standard input, in the repository. Gives its
 * exit status. */
int command_run(const char *name, const char *const *operands, size_t count, const char *input, size_t len);

/* Puts text into a file of this name beside the repository; gives its path. A later one takes its place. */
const char *command_file(const char *name, const char *text, size_t len);

/* Says why and aborts. */
void command_stop(const char *why, const char *said);

#endif
