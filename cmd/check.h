/* check - findings of the rules of continuity, told as lines, as JSON, or as SARIF for code hosts. */
#ifndef CMD_CHECK_H
#define CMD_CHECK_H

#include "cmd.h"

typedef enum check_format { CHECK_TEXT, CHECK_JSON, CHECK_SARIF } check_format;

typedef struct check_report {
    FILE *file;
    check_format format;
    size_t count;
} check_report;

/* The format that was asked for, else the one that the name of the file says. */
check_format check_format_of(int wanted, const char *path);

void check_report_start(check_report *r, FILE *file, check_format format);

/* One finding; v is the text that its span is in, path where that lies. */
void check_report_put(check_report *r, const story_finding *f, const story_variant *v, const char *path);
void check_report_end(check_report *r);

#endif
