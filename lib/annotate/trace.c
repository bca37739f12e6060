#include "annotate/trace.h"

int story_trace_add(story_array *runs, size_t view, size_t view_len, size_t source, size_t view_step,
                    size_t source_step)
{
    story_run *last = runs->count ? STORY_ITEMS(runs, story_run) + runs->count - 1 : NULL;

    if (!view_len)
        return STORY_OK;
    if (last && last->view_step == view_step && last->source_step == source_step &&
        last->source + (view - last->view) / view_step * source_step == source)
        return STORY_OK;
    last = story_array_push(runs);
    if (!last)
        return STORY_ENOMEM;
    *last = (story_run){(uint32_t)view, (uint32_t)source, (uint16_t)view_step, (uint16_t)source_step};
    return STORY_OK;
}

size_t story_trace_after(const story_trace *trace, size_t view)
{
    size_t low = 0, high = trace->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (trace->runs[middle].view <= view)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Inside a character that changed its length every byte belongs to all of it: starts round down, ends up. */
size_t story_trace_start(const story_trace *trace, size_t view)
{
    size_t at;
    const story_run *run;

    if (!trace->count)
        return view;
    at = story_trace_after(trace, view);
    run = trace->runs + (at ? at - 1 : 0);
    return run->source + (view - run->view) / run->view_step * run->source_step;
}

size_t story_trace_end(const story_trace *trace, size_t view)
{
    size_t at;
    const story_run *run;

    if (!trace->count || !view)
        return view;
    at = story_trace_after(trace, view - 1);
    run = trace->runs + (at ? at - 1 : 0);
    return run->source + (view - run->view + run->view_step - 1) / run->view_step * run->source_step;
}

/* A stretch that `outer` kept byte by byte: the runs of `inner` that it touches, cut to it. */
static int add_kept(story_array *out, const story_trace *inner, size_t view, size_t from, size_t to)
{
    size_t at = story_trace_after(inner, from), step_from, step_to;
    int status = STORY_OK;

    for (at = at ? at - 1 : 0; at < inner->count && inner->runs[at].view < to && status == STORY_OK; at++) {
        const story_run *run = inner->runs + at;
        size_t run_end = at + 1 < inner->count ? inner->runs[at + 1].view : inner->len;

        step_from = run->view < from ? from : run->view;
        step_to = run_end < to ? run_end : to;
        if (step_from < step_to)
            status = story_trace_add(out, view + (step_from - from), step_to - step_from,
                                     run->source + (step_from - run->view) / run->view_step * run->source_step,
                                     run->view_step, run->source_step);
    }
    return status;
}

/* Characters that `outer` changed: one at a time, since their parts may lie apart in the innermost source. */
static int add_changed(story_array *out, const story_trace *inner, const story_run *run, size_t view_end)
{
    size_t view = run->view, source = run->source;
    int status = STORY_OK;

    for (; view < view_end && status == STORY_OK; view += run->view_step, source += run->source_step) {
        size_t start = story_trace_start(inner, source), end = story_trace_end(inner, source + run->source_step);

        status = story_trace_add(out, view, run->view_step, start, run->view_step, end - start);
    }
    return status;
}

int story_trace_compose(story_array *out, const story_trace *outer, const story_trace *inner)
{
    size_t i;
    int status = STORY_OK;

    for (i = 0; i < outer->count && status == STORY_OK; i++) {
        const story_run *run = outer->runs + i;
        size_t end = i + 1 < outer->count ? outer->runs[i + 1].view : outer->len;

        if (run->view_step == 1 && run->source_step == 1)
            status = add_kept(out, inner, run->view, run->source, run->source + (end - run->view));
        else
            status = add_changed(out, inner, run, end);
    }
    return status;
}
