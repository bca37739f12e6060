#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmd.h"

typedef struct row {
    char *label, *subject, commit[41], date[11];
    size_t revisions, words;
} row;

typedef struct rows {
    row *items;
    size_t count, capacity;
    int widest;
} rows;

static int keep(void *payload, const story_entry *entry)
{
    rows *r = payload;
    row *one;

    if (r->count == r->capacity) {
        size_t capacity = r->capacity ? 2 * r->capacity : 64;
        row *items = realloc(r->items, capacity * sizeof *items);

        if (!items)
            return STORY_ENOMEM;
        r->items = items;
        r->capacity = capacity;
    }
    one = &r->items[r->count++];
    *one = (row){.label = strdup(entry->label),
                 .subject = strdup(entry->subject),
                 .revisions = entry->revisions,
                 .words = entry->words};
    snprintf(one->commit, sizeof one->commit, "%s", entry->commit);
    cmd_date_format(one->date, sizeof one->date, "%Y-%m-%d", entry->time, entry->offset);
    if (!one->label || !one->subject)
        return STORY_ENOMEM;
    if ((int)strlen(one->label) > r->widest)
        r->widest = (int)strlen(one->label);
    return 0;
}

static void print_row(FILE *file, const row *one, int width)
{
    cmd_print_safe(file, one->label);
    fprintf(file, "%*s  %3zu revision%s  %s  %7zu words  ", width - (int)strlen(one->label), "", one->revisions,
            one->revisions == 1 ? " " : "s", one->date, one->words);
    cmd_print_safe(file, one->subject);
    fputc('\n', file);
}

static void print_json(FILE *file, const rows *r)
{
    fputs("{\"schema\":1,\n\"tool\":\"storydiff " STORY_VERSION "\",\n\"variants\":[", file);
    for (size_t i = 0; i < r->count; i++) {
        const row *one = &r->items[i];

        fprintf(file, "%s\n{\"label\":", i ? "," : "");
        cmd_print_json(file, one->label);
        fprintf(file, ",\"commit\":\"%s\",\"date\":\"%s\",\"revisions\":%zu,\"words\":%zu,\"subject\":", one->commit,
                one->date, one->revisions, one->words);
        cmd_print_json(file, one->subject);
        fputc('}', file);
    }
    fputs("]}\n", file);
}

int cmd_list(cmd_call *call)
{
    story_repo *repo = cmd_repo(call);
    rows r = {0};
    cmd_output out;
    story_error err = {0};
    int code;

    if (!repo)
        return CMD_TROUBLE;
    if (call->operands.count)
        return cmd_fail("list takes no operands");
    code = story_repo_list(repo, keep, &r, &err);
    if (code)
        code = err.code ? cmd_fail_with(NULL, &err) : cmd_fail("out of memory");
    else if (cmd_output_open(&out, call))
        code = CMD_TROUBLE;
    else {
        if (out.format == STORY_JSON)
            print_json(out.file, &r);
        else
            for (size_t i = 0; i < r.count && !call->options.quiet; i++)
                print_row(out.file, &r.items[i], r.widest);
        code = cmd_output_close(&out, CMD_OK);
    }
    for (size_t i = 0; i < r.count; i++) {
        free(r.items[i].label);
        free(r.items[i].subject);
    }
    free(r.items);
    return code;
}
