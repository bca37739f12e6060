/* Turning texts into variants. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

const char *cmd_encoding_for(const cmd_call *call, size_t n, char room[CMD_ENCODING_ROOM])
{
    const char *list = call->options.encoding;

    if (!list || !strchr(list, ','))
        return list;
    while (n-- && *list) {
        list += strcspn(list, ",");
        list += *list == ',';
    }
    snprintf(room, CMD_ENCODING_ROOM, "%.*s", (int)strcspn(list, ","), list);
    return *room ? room : NULL;
}

/* room: for the name of an encoding, which the input refers to. */
static story_input input_of(const cmd_call *call, const story_operand *text, size_t n, char room[CMD_ENCODING_ROOM])
{
    const char *named = cmd_encoding_for(call, n, room);

    return (story_input){
        .label = text->label,
        .bytes = text->bytes,
        .len = text->len,
        .options = {.encoding = named ? named : text->encoding,
                    .split = (story_split)call->options.split,
                    .markup = text->markup,
                    .source = text->source},
    };
}

/* What writers have that is no text, by its first bytes. */
static const char *kind_of(const story_operand *text)
{
    static const struct {
        const char *start;
        size_t len;
        const char *kind;
    } kinds[] = {{"PK\3\4", 4, "a word processor's file or an archive"},
                 {"\xd0\xcf\x11\xe0", 4, "an old word processor's file"},
                 {"%PDF-", 5, "a PDF"},
                 {"\x1f\x8b", 2, "a compressed file"}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text->len >= kinds[i].len && memcmp(text->bytes, kinds[i].start, kinds[i].len) == 0)
            return kinds[i].kind;
    return NULL;
}

/* An offset in a variant of several files is that in one of them, which the subject then names. */
static bool locate(const story_source *source, const char *subject, const story_error *err, char *path, size_t size,
                   story_error *local)
{
    const char *at = strstr(err->message, " at byte ");
    const char *joint = source->kind != STORY_SOURCE_FILE ? ":" : subject[strlen(subject) - 1] == '/' ? "" : "/";

    for (size_t i = 0; at && i < source->chapter_count; i++) {
        const story_chapter *c = &source->chapters[i];

        if (err->offset < c->start || err->offset >= c->end)
            continue;
        snprintf(path, size, "%s%s%s", subject, joint, c->path);
        *local = *err;
        local->offset -= c->start;
        snprintf(local->message, sizeof local->message, "%.*s at byte %zu", (int)(at - err->message), err->message,
                 local->offset);
        return true;
    }
    return false;
}

static int tell(const cmd_call *call, const story_operand *text, const char *subject, const story_error *err)
{
    char path[1024];
    story_error local;
    /* Nobody types the hook's command line. */
    const char *hint = cmd_hook_is_run(call) ? "try working-tree-encoding=latin1 in .gitattributes, and git add "
                                               "--renormalize"
                                             : "try --encoding=LATIN1";
    const char *kind = err->code == STORY_EINPUT && !text->source.chapter_count ? kind_of(text) : NULL;

    if (err->code == STORY_EINPUT && locate(&text->source, subject, err, path, sizeof path, &local)) {
        subject = path;
        err = &local;
    }
    if (kind)
        return cmd_fail("%s: %s; save it as plain text or Markdown", subject, kind);
    if (err->code == STORY_EINPUT && !text->encoding && strncmp(err->message, "not UTF-8", 9) == 0)
        return cmd_fail("%s: %s; %s", subject, err->message, hint);
    return cmd_fail_with(subject, err);
}

int cmd_variant_from(const cmd_call *call, const story_operand *text, size_t n, const char *subject,
                     story_variant **out)
{
    char room[CMD_ENCODING_ROOM];
    story_input input = input_of(call, text, n, room);
    story_error err = {0};

    cmd_memory_expect(input.len);
    if (story_variant_new(out, input.label, input.bytes, input.len, &input.options, &err))
        return tell(call, text, subject, &err);
    return CMD_OK;
}

int cmd_variants_from(const cmd_call *call, const story_operand *texts, const char *const *subjects, size_t count,
                      bool only_compared, story_variant **variants)
{
    story_input *inputs = calloc(count, sizeof *inputs);
    char(*rooms)[CMD_ENCODING_ROOM] = calloc(count, sizeof *rooms);
    story_error err = {0};
    size_t wrong = 0, bytes = 0;
    int code = inputs && rooms ? CMD_OK : cmd_fail("out of memory");

    for (size_t i = 0; i < count && !code; i++) {
        inputs[i] = input_of(call, &texts[i], i, rooms[i]);
        inputs[i].options.only_compared = only_compared;
        bytes += inputs[i].len;
    }
    cmd_memory_expect(bytes);
    if (!code && story_variants_new(variants, inputs, count, (unsigned)call->options.threads, &wrong, &err))
        code = tell(call, &texts[wrong], subjects[wrong], &err);
    free(inputs);
    free(rooms);
    return code;
}
