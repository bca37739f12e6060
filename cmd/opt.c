#include "opt.h"

#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "suggest.h"

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

/* "--format can't be xml: term, plain, …" */
static int refuse_word(const opt_spec *row, const char *text, opt_error *error)
{
    size_t size = sizeof error->message;
    size_t at = (size_t)snprintf(error->message, size, "--%s can't be %.60s:", row->name, text);

    for (const opt_word *w = row->words; w->word && at < size; w++)
        at += (size_t)snprintf(error->message + at, size - at, "%s %s", w == row->words ? "" : ",", w->word);
    return -1;
}

static int assign_set(const opt_spec *row, const char *text, unsigned *set, opt_error *error)
{
    unsigned sum = 0;

    while (*text) {
        size_t len = strcspn(text, ",");
        int value;

        if (word_value(row, text, len, &value))
            return refuse_word(row, text, error);
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
    if (number < (unsigned long long)row->constant) {
        snprintf(error->message, sizeof error->message, "--%s is %d at least", row->name, row->constant);
        return -1;
    }
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
        return word_value(row, text, strlen(text), field) ? refuse_word(row, text, error) : 0;
    default:
        return -1;
    }
}

/* What a row may be called on the command line: "no-pager" is also "pager", "all" is also "no-all". */
typedef struct opt_called {
    const opt_spec *row;
    bool on; /* false for the opposite form */
} opt_called;

static bool is_called(const char *name, const char *text, size_t len, bool whole)
{
    return name && strncmp(name, text, len) == 0 && (!whole || !name[len]);
}

/* Whether the row has a name that is, or begins with, the first len bytes of text. */
static bool row_is_called(const opt_spec *row, const char *text, size_t len, bool whole, bool *on)
{
    *on = true;
    if (is_called(row->name, text, len, whole) || is_called(row->alias, text, len, true))
        return true;
    *on = false;
    if (!is_flag(row))
        return false;
    if (positive_name(row) != row->name)
        return is_called(positive_name(row), text, len, whole);
    return len > 3 && memcmp(text, "no-", 3) == 0 && is_called(row->name, text + 3, len - 3, whole);
}

static opt_called find_exact(const opt_spec *const *tables, const char *text, size_t len)
{
    opt_called c = {NULL, false};

    for (; *tables; tables++)
        for (const opt_spec *row = *tables; row->kind != OPT_END; row++)
            if (row_is_called(row, text, len, true, &c.on)) {
                c.row = row;
                return c;
            }
    return c;
}

static void tell_unknown(const opt_spec *const *tables, const char *text, size_t len, opt_error *error)
{
    suggestion s = {.typed = text, .len = len};

    for (; *tables; tables++)
        for (const opt_spec *row = *tables; row->kind != OPT_END; row++)
            if (row->help)
                suggest(&s, row->name);
    snprintf(error->message, sizeof error->message,
             s.name ? "no such option: --%.*s; did you mean --%s?" : "no such option: --%.*s",
             (int)(len < 80 ? len : 80), text, s.name);
}

/* The option of that name, or the only one whose name begins so; no row, and a message, where there is none or several. */
static opt_called find_long(const opt_spec *const *tables, const char *text, size_t len, opt_error *error)
{
    opt_called found = find_exact(tables, text, len), c;

    if (found.row)
        return found;
    for (const opt_spec *const *t = tables; *t; t++)
        for (c.row = *t; c.row->kind != OPT_END; c.row++) {
            if (!len || !row_is_called(c.row, text, len, false, &c.on))
                continue;
            if (found.row) {
                snprintf(error->message, sizeof error->message, "--%.40s could be --%s or --%s", text, found.row->name,
                         c.row->name);
                return (opt_called){NULL, false};
            }
            found = c;
        }
    if (!found.row)
        tell_unknown(tables, text, len, error);
    return found;
}

static const opt_spec *find_letter(const opt_spec *const *tables, char letter)
{
    for (; *tables; tables++)
        for (const opt_spec *row = *tables; row->kind != OPT_END; row++)
            if (row->letter && row->letter == letter)
                return row;
    return NULL;
}

/* A value that may be left out is the next argument only where that is one of the words; free text follows "=". */
static int assign_bare(const opt_spec *row, void *target, int argc, char **argv, int *i)
{
    int *field = (int *)((char *)target + row->at);

    if (row->kind == OPT_TEXT) {
        *(const char **)((char *)target + row->at) = "";
        return 0;
    }
    if (*i + 1 < argc && word_value(row, argv[*i + 1], strlen(argv[*i + 1]), field) == 0)
        ++*i;
    else
        *field = row->constant;
    return 0;
}

/* One "--name", "--name=value" or "--name value"; *i moves past the value. */
static int parse_long(const opt_spec *const *tables, void *target, int argc, char **argv, int *i, opt_error *error)
{
    const char *text = argv[*i] + 2;
    size_t len = strcspn(text, "=");
    opt_called c = find_long(tables, text, len, error);

    if (!c.row)
        return -1;
    if (is_flag(c.row))
        return text[len] ? fail(error, "--", c.row->name, " takes no value")
                         : assign_flag(c.row, (char *)target + c.row->at, c.on);
    if (text[len])
        return assign(c.row, target, text + len + 1, error);
    if (c.row->bare)
        return assign_bare(c.row, target, argc, argv, i);
    if (*i + 1 >= argc)
        return fail(error, "--", c.row->name, " wants a value");
    return assign(c.row, target, argv[++*i], error);
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
