#include "annotate/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "util/error.h"

/* A scan for a boundary needs a handful of steps a match; what needs thousands is an attack. Heap in KiB. */
enum { MOST_STEPS = 100000, MOST_DEPTH = 1000, MOST_HEAP = 1024 };

struct story_pattern {
    pcre2_code *code;
    pcre2_match_data *match;
    pcre2_match_context *context;
};

static int compile(story_pattern *p, const char *expression, story_error *err)
{
    int wrong = 0;
    PCRE2_SIZE at = 0;

    p->code = pcre2_compile((PCRE2_SPTR)expression, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_UCP, &wrong, &at, NULL);
    if (!p->code && wrong != PCRE2_ERROR_NOMEMORY && wrong != 121)
        return story_error__set(err, STORY_EARGUMENT, "pattern error %d at %zu", wrong, (size_t)at);
    if (p->code)
        p->match = pcre2_match_data_create_from_pattern(p->code, NULL);
    p->context = pcre2_match_context_create(NULL);
    if (!p->code || !p->match || !p->context)
        return story_error__no_memory(err);
    pcre2_set_match_limit(p->context, MOST_STEPS);
    pcre2_set_depth_limit(p->context, MOST_DEPTH);
    pcre2_set_heap_limit(p->context, MOST_HEAP);
    /* Where there is no JIT for this machine, or no memory it may execute, the interpreter does the same, slower. */
    pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
    return STORY_OK;
}

int story_pattern_new(story_pattern **out, const char *expression, story_error *err)
{
    story_pattern *p = calloc(1, sizeof *p);
    int status;

    *out = NULL;
    if (!p)
        return story_error__no_memory(err);
    status = compile(p, expression, err);
    if (status == STORY_OK)
        *out = p;
    else
        story_pattern_free(p);
    return status;
}

void story_pattern_free(story_pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_match_context_free(pattern->context);
    pcre2_match_data_free(pattern->match);
    pcre2_code_free(pattern->code);
    free(pattern);
}

int story_pattern_next(story_pattern *pattern, story_span *out, const char *bytes, size_t len, size_t from,
                       story_error *err)
{
    int found =
        pcre2_match(pattern->code, (PCRE2_SPTR)bytes, len, from, PCRE2_NO_UTF_CHECK, pattern->match, pattern->context);
    const PCRE2_SIZE *ends;

    if (found == PCRE2_ERROR_NOMATCH)
        return 0;
    if (found == PCRE2_ERROR_NOMEMORY)
        return story_error__no_memory(err);
    if (found < 0)
        return story_error__set_at(err, STORY_ELIMIT, from, "a pattern took too many steps at byte %zu", from);
    ends = pcre2_get_ovector_pointer(pattern->match);
    *out = (story_span){ends[0], ends[1]};
    return 1;
}
