#include "opt.h"

#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { HELP_COLUMN = 26, HELP_WIDTH = 80 };

static int fail(opt_error *error, const char *before, const char *name, const char *after)
{
    snprintf(error->message, sizeof error->message, "%s%.80s%s", before, name, after);
    return -1;
}

static bool is_flag(const opt_spec *row)
{
    return row->kind == OPT_FLAG || row->kind == OPT_CONST;
}

/* "no-" stands before the name of a row that switches something off. */
static const char *positive_name(const opt_spec *row)
{
    return strncmp(row->name, "no-", 3) == 0 ? row->name + 3 : row->name;
}

static int word_value(const opt_spec *row, const char *word, size_t len, int *value)
{
    for (const opt_word *w = row->words; w->word; w++)
        if (strlen(w->word) == len && strncasecmp(w->word, word, len) == 0) {
            *value = w->value;
            return 0;
        }
    return -1;
}

static int assign_set(const opt_spec *row, const char *text, unsigned *set, opt_error *error)
{
    unsigned sum = 0;

    while (*text) {
        size_t len = strcspn(text, ",");
        int value;

        if (word_value(row, text, len, &value))
            return fail(error, "no such part: ", text, "");
        sum |= (unsigned)value;
        text += len + (text[len] == ',');
    }
    *set = sum;
    return 0;
}

static int assign_size(const opt_spec *row, const char *text, size_t *size, opt_error *error)
{
    char *end;
    unsigned long long number;

    errno = 0;
    number = strtoull(text, &end, 10);
    if (!isdigit((unsigned char)text[0]) || *end || errno || number > SIZE_MAX / 2)
        return fail(error, "--", row->name, " wants a number");
    *size = (size_t)number;
    return 0;
}

static int assign_flag(const opt_spec *row, void *field, bool on)
{
    if (row->kind == OPT_CONST)
        *(int *)field = on ? row->constant : 0;
    else
        *(bool *)field = on == (positive_name(row) == row->name);
    return 0;
}

static int assign(const opt_spec *row, void *target, const char *text, opt_error *error)
{
    void *field = (char *)target + row->at;

    switch (row->kind) {
    case OPT_SIZE:
        return assign_size(row, text, field, error);
    case OPT_TEXT:
        *(const char **)field = text;
        return 0;
    case OPT_SET:
        return assign_set(row, text, field, error);
    case OPT_CHOICE:
        if (word_value(row, text, strlen(text), field) == 0)
            return 0;
        snprintf(error->message, sizeof error->message, "--%s can't be %.80s", row->name, text);
        return -1;
    default:
        return -1;
    }
}

/* The row whose name is the first len bytes of text, in either form; *on is false for the opposite form. */
static const opt_spec *find_long(const opt_spec *const *tables, const char *text, size_t len, bool *on)
{
    for (; *tables; tables++)
        for (const opt_spec *row = *tables; row->kind != OPT_END; row++) {
            *on = true;
            if (strlen(row->name) == len && memcmp(row->name, text, len) == 0)
                return row;
            *on = false;
            if (!is_flag(row))
                continue;
            if (positive_name(row) != row->name && strlen(positive_name(row)) == len &&
                memcmp(positive_name(row), text, len) == 0)
                return row;
            if (len > 3 && memcmp(text, "no-", 3) == 0 && strlen(row->name) == len - 3 &&
                memcmp(row->name, text + 3, len - 3) == 0)
                return row;
        }
    return NULL;
}

static const opt_spec *find_letter(const opt_spec *const *tables, char letter)
{
    for (; *tables; tables++)
        for (const opt_spec *row = *tables; row->kind != OPT_END; row++)
            if (row->letter && row->letter == letter)
                return row;
    return NULL;
}

/* One "--name", "--name=value" or "--name value"; *i moves past the value. */
static int parse_long(const opt_spec *const *tables, void *target, int argc, char **argv, int *i, opt_error *error)
{
    const char *text = argv[*i] + 2;
    size_t len = strcspn(text, "=");
    bool on;
    const opt_spec *row = find_long(tables, text, len, &on);

    if (!row)
        return fail(error, "no such option: --", text, "");
    if (is_flag(row))
        return text[len] ? fail(error, "--", row->name, " takes no value")
                         : assign_flag(row, (char *)target + row->at, on);
    if (text[len])
        return assign(row, target, text + len + 1, error);
    if (*i + 1 >= argc)
        return fail(error, "--", row->name, " wants a value");
    return assign(row, target, argv[++*i], error);
}

/* "-q", "-qs", "-ofile" or "-o file". */
static int parse_letters(const opt_spec *const *tables, void *target, int argc, char **argv, int *i, opt_error *error)
{
    for (const char *at = argv[*i] + 1; *at; at++) {
        const opt_spec *row = find_letter(tables, *at);

        if (!row)
            return fail(error, "no such option: ", argv[*i], "");
        if (is_flag(row)) {
            assign_flag(row, (char *)target + row->at, true);
            continue;
        }
        if (at[1])
            return assign(row, target, at + 1, error);
        if (*i + 1 >= argc)
            return fail(error, "--", row->name, " wants a value");
        return assign(row, target, argv[++*i], error);
    }
    return 0;
}

int opt_parse(const opt_spec *const *tables, void *target, int argc, char **argv, bool first_only,
              opt_operands *operands, opt_error *error)
{
    int i;

    for (i = 1; i < argc; i++) {
        const char *arg = argv[i];
        int code = 0;

        if (operands->has_dashes || arg[0] != '-' || !arg[1]) {
            if (first_only)
                break;
            operands->items[operands->count++] = arg;
        } else if (strcmp(arg, "--") == 0) {
            operands->has_dashes = true;
            operands->dashes = operands->count;
        } else if (arg[1] == '-') {
            code = parse_long(tables, target, argc, argv, &i, error);
        } else {
            code = parse_letters(tables, target, argc, argv, &i, error);
        }
        if (code)
            return -1;
    }
    if (!operands->has_dashes)
        operands->dashes = operands->count;
    return i;
}

static bool same_name(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += *a == '-';
        b += *b == '-';
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
            return false;
        if (!*a)
            return true;
    }
}

static bool is_true(const char *value)
{
    return !value || (strcasecmp(value, "false") && strcasecmp(value, "no") && strcasecmp(value, "off") &&
                      strcmp(value, "0") && *value);
}

int opt_assign(const opt_spec *const *tables, void *target, const char *name, const char *value, bool by_repository,
               opt_error *error)
{
    for (; *tables; tables++)
        for (const opt_spec *row = *tables; row->kind != OPT_END; row++) {
            if (row->settable == OPT_NOWHERE || (row->settable == OPT_NOT_BY_REPOSITORY && by_repository))
                continue;
            if (is_flag(row) && same_name(positive_name(row), name))
                return assign_flag(row, (char *)target + row->at, is_true(value) == (positive_name(row) == row->name));
            if (!same_name(row->name, name))
                continue;
            if (is_flag(row))
                return assign_flag(row, (char *)target + row->at, is_true(value));
            return value ? assign(row, target, value, error) : fail(error, "storydiff.", name, " wants a value");
        }
    return 1;
}

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
        print_row(row, out);
}
