/* fuzz_options - command lines and settings. The first byte chooses the command, each piece parted by a NUL is an
 * argument; those with a '=' are settings too. Only read, nothing is run. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "fuzz/command.h"
#include "fuzz/fuzz.h"

static void expect_told(const opt_error *error)
{
    size_t len = strnlen(error->message, sizeof error->message);

    if (!len || len == sizeof error->message)
        command_stop("an error without a message", error->message);
}

static const cmd_spec *chosen(uint8_t byte)
{
    size_t count = 0;

    while (cmd_table[count].name)
        count++;
    return &cmd_table[byte % count];
}

static void read_command_line(const cmd_spec *spec, command_pieces *p)
{
    const char *items[COMMAND_OPERANDS + 1];
    char *argv[COMMAND_OPERANDS + 1] = {p->rest};
    opt_operands operands = {.items = items};
    cmd_options options;
    opt_error error = {""};
    int end;

    memcpy(argv + 1, p->items, p->count * sizeof *argv);
    cmd_options_init(&options);
    end = opt_parse(spec->options, &options, (int)p->count + 1, argv, false, &operands, &error);
    if (end < 0)
        expect_told(&error);
    else if (end > (int)p->count + 1 || operands.count > p->count || operands.dashes > operands.count)
        command_stop("more operands than arguments", spec->name);
}

static void read_settings(const cmd_spec *spec, command_pieces *p)
{
    cmd_options options;

    cmd_options_init(&options);
    for (size_t i = 0; i < p->count; i++) {
        char *equals = strchr(p->items[i], '=');
        opt_error error = {""};

        if (equals)
            *equals = 0;
        if (opt_assign(spec->options, &options, p->items[i], equals ? equals + 1 : NULL, i % 2, &error) < 0)
            expect_told(&error);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    command_pieces p = command_cut(bytes + (len > 0), len - (len > 0), COMMAND_OPERANDS);
    const cmd_spec *spec = chosen(len ? *bytes : 0);

    read_command_line(spec, &p);
    read_settings(spec, &p);
    free(p.bytes);
    return 0;
}
