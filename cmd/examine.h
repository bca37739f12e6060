/* examine - what changed in each story file between two states, gathered as text for the hook. */
#ifndef CMD_EXAMINE_H
#define CMD_EXAMINE_H

#include "cmd.h"

typedef enum examined_part {
    EXAMINED_SUMMARY,
    EXAMINED_ERRORS, /* findings, worst first */
    EXAMINED_WARNINGS,
    EXAMINED_NOTES,
    EXAMINED_TRAILERS,
    EXAMINED_PARTS
} examined_part;

typedef struct examined {
    char *text[EXAMINED_PARTS]; /* lines; allocated */
    size_t lines[EXAMINED_PARTS];
    size_t files; /* story files that changed */
} examined;

/* 0, or CMD_TROUBLE after telling why. rules is the revision whose .storydiff counts, ":" for the index. */
int examine(examined *out, cmd_call *call, const char *left, const char *right);
void examined_dispose(examined *e);

/* Prints at most so many lines of a part, and how many more there are; gives how many it printed. Of a summary, each
 * file's first line before any other. */
size_t examined_print(FILE *file, const examined *e, examined_part part, size_t most);

/* What git's settings say of messages; NULL: nothing. */
typedef struct message_style {
    const char *mark;    /* that begins a comment line, or "auto" */
    const char *cleanup; /* what git takes out in the end */
    bool reused;         /* the message is that of a commit: its trailers of ours told what that one did */
} message_style;

/* Whether a line is a trailer that EXAMINED_TRAILERS may hold. */
bool examined_is_trailer(const char *line);

/* hook_message.c: puts trailers at the end of a commit message, and comment lines under it. Either may be "". */
int hook_message_edit(const message_style *style, const char *path, const char *trailers, const char *comments);

#endif
