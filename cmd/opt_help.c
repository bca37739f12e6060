/* The rows of a table of options as help shows them. */
#include <string.h>

#include "opt.h"

enum { HELP_COLUMN = 26, HELP_WIDTH = 80 };

/* Characters of text, that is columns: help holds no wide ones. */
static int columns(const char *text, size_t len)
{
    int n = 0;

    for (size_t i = 0; i < len; i++)
        n += ((unsigned char)text[i] & 0xc0) != 0x80;
    return n;
}

void opt_print_wrapped(const char *text, int indent, FILE *out)
{
    int at = indent;

    while (*text) {
        size_t len = strcspn(text, " ");
        int width = columns(text, len);

        if (at > indent && at + 1 + width > HELP_WIDTH) {
            fprintf(out, "\n%*s", indent, "");
            at = indent;
        }
        if (at > indent)
            fputc(' ', out);
        fwrite(text, 1, len, out);
        at += width + (at > indent);
        text += len + (text[len] == ' ');
    }
    fputc('\n', out);
}

static void print_row(const opt_spec *row, FILE *out)
{
    char left[64], right[512];
    int len = row->letter ? snprintf(left, sizeof left, "  -%c, --%s", row->letter, row->name)
                          : snprintf(left, sizeof left, "      --%s", row->name);

    if (row->value)
        snprintf(left + len, sizeof left - (size_t)len, "=%s", row->value);
    len = snprintf(right, sizeof right, "%s", row->help);
    for (const opt_word *w = row->words; w && w->word; w++)
        len += snprintf(right + len, sizeof right - (size_t)len, "%s%s", w == row->words ? ": " : ", ", w->word);
    len = columns(left, strlen(left));
    fprintf(out, "%s%*s", left, len < HELP_COLUMN ? HELP_COLUMN - len : 1, "");
    opt_print_wrapped(right, HELP_COLUMN, out);
}

void opt_print(const opt_spec *table, FILE *out)
{
    for (const opt_spec *row = table; row->kind != OPT_END; row++)
        if (row->help)
            print_row(row, out);
}
