/* opt - options as tables. One row says an option's name, where its value goes and what help prints, so that help,
 * command line and git configuration can't tell different stories.
 *
 * Values go to a struct of the caller, at the row's offset. Flags can be negated (--no-NAME). Options and operands may
 * be mixed; "--" ends the options. */
#ifndef CMD_OPT_H
#define CMD_OPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef enum opt_kind {
    OPT_END,
    OPT_FLAG,   /* bool */
    OPT_CONST,  /* int, set to the row's constant */
    OPT_SIZE,   /* size_t, the row's constant at least */
    OPT_TEXT,   /* const char * */
    OPT_CHOICE, /* int, one of the row's words; the row's constant where it has none and one is allowed */
    OPT_SET     /* unsigned, the row's words added up: a,b,c */
} opt_kind;

/* Which configuration may set an option: a repository's own file may have come from anybody. */
typedef enum opt_settable { OPT_ANYWHERE, OPT_NOT_BY_REPOSITORY, OPT_NOWHERE } opt_settable;

typedef struct opt_word {
    const char *word; /* NULL ends the list */
    int value;
} opt_word;

typedef struct opt_spec {
    opt_kind kind;
    const char *name; /* help prints it as it is; with and without "no-" it is taken, and so is its beginning */
    char letter;
    size_t at;
    const char *value; /* what help calls the value */
    const char *help;
    const opt_word *words;
    int constant;
    opt_settable settable;
    const char *alias; /* another name that is taken, or NULL */
    bool bare;         /* OPT_CHOICE, OPT_TEXT: the value may be left out */
} opt_spec;

/* What is left of a command line. */
typedef struct opt_operands {
    const char **items;
    size_t count;
    size_t dashes; /* how many stood before "--"; count where there was none */
    bool has_dashes;
} opt_operands;

/* Where a bad option or value is told; one line. */
typedef struct opt_error {
    char message[320];
} opt_error;

/* Reads argv[1 …] by the tables (a list that NULL ends). Strings are kept, not copied. operands->items must have room
 * for argc items. With first_only the first operand ends the options too, and its index in argv is returned. Gives -1
 * and a message when something is wrong. */
int opt_parse(const opt_spec *const *tables, void *target, int argc, char **argv, bool first_only,
              opt_operands *operands, opt_error *error);

/* Sets the option called name, hyphens and case ignored as in git configuration; 1: no such option, or none that may be
 * set from there, -1: a bad value. */
int opt_assign(const opt_spec *const *tables, void *target, const char *name, const char *value, bool by_repository,
               opt_error *error);

/* The rows of the table as help shows them. */
void opt_print(const opt_spec *table, FILE *out);

/* Prints text in lines of 80 columns, all but the first indented. */
void opt_print_wrapped(const char *text, int indent, FILE *out);

#endif
