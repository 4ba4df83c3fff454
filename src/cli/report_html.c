/* SPDX-License-Identifier: MIT */
#include "report_html.h"

#include "escape.h"
#include "mistake.h"

#include <html_foot.h>
#include <html_head.h>
#include <inttypes.h>
#include <string.h>

/* Findings are counted in steps of so many per cent of confidence. */
enum { STEP = 5, STEPS = 100 / STEP };

struct html {
    uint64_t count[STEPS];
};

static bool html_start(struct printer *printer)
{
    fwrite(html_head, 1, sizeof html_head, printer->to);
    return true;
}

static void print_text(FILE *to, const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        if (text[at] == '\0' || strchr("&<>\"'", text[at]) == NULL)
            at += escape_print_one(to, text + at, len - at);
        else
            fprintf(to, "&#%d;", text[at++]);
    }
}

/* A finding's two texts from one place on. */
struct rest {
    const char *before;
    size_t before_len;
    const char *after;
    size_t after_len;
};

/* Takes the two parts off, and returns them. */
static struct rest split(struct rest *rest, size_t before_len, size_t after_len)
{
    struct rest part = {rest->before, before_len, rest->after, after_len};
    rest->before += before_len;
    rest->before_len -= before_len;
    rest->after += after_len;
    rest->after_len -= after_len;
    return part;
}

static bool is_in_char(const char *text, size_t len, size_t at)
{
    return at < len && ((unsigned char)text[at] & 0xC0) == 0x80;
}

/* The length of the characters that both texts begin with. */
static size_t same_len(const struct rest *rest)
{
    size_t len = 0;
    while (len < rest->before_len && len < rest->after_len &&
           rest->before[len] == rest->after[len])
        len++;
    while (len > 0 && (is_in_char(rest->before, rest->before_len, len) ||
                       is_in_char(rest->after, rest->after_len, len)))
        len--;
    return len;
}

static size_t non_ascii_len(const char *text, size_t len)
{
    size_t at = 0;
    while (at < len && (unsigned char)text[at] >= 0x80)
        at++;
    return at;
}

/* Takes off what differs.  ASCII is hardly ever garbled, so both texts go on
   with the same after it; if not, all the rest differs. */
static struct rest split_change(struct rest *rest)
{
    size_t before = non_ascii_len(rest->before, rest->before_len);
    size_t after = non_ascii_len(rest->after, rest->after_len);
    bool is_end = before == rest->before_len && after == rest->after_len;
    if (!is_end && (before == rest->before_len || after == rest->after_len ||
                    rest->before[before] != rest->after[after]))
        return split(rest, rest->before_len, rest->after_len);
    return split(rest, before, after);
}

/* Prints one of the two texts, what differs in an element. */
static void print_cell(FILE *to, const struct fixenc_finding *finding,
                       bool is_after)
{
    const char *mark = is_after ? "ins" : "del";
    struct rest rest = {finding->before, finding->before_len, finding->after,
                        finding->after_len};
    fputs("<td class=\"text\" dir=\"auto\">", to);
    for (;;) {
        size_t same = same_len(&rest);
        print_text(to, rest.before, same);
        split(&rest, same, same);
        if (rest.before_len + rest.after_len == 0)
            break;
        struct rest change = split_change(&rest);
        fprintf(to, "<%s>", mark);
        if (is_after)
            print_text(to, change.after, change.after_len);
        else
            print_text(to, change.before, change.before_len);
        fprintf(to, "</%s>", mark);
    }
    fputs("</td>\n", to);
}

static void html_finding(struct printer *printer, const char *file,
                         const struct fixenc_finding *finding)
{
    FILE *to = printer->to;
    struct html *html = printer->state;
    fputs("<tr><th scope=\"row\">", to);
    print_text(to, file, strlen(file));
    fprintf(to, ":%" PRIu64 ":%" PRIu64 "</th>\n", finding->line,
            finding->column);
    print_cell(to, finding, false);
    print_cell(to, finding, true);
    fputs("<td class=\"mistake\">", to);
    mistake_print_name(to, finding);
    fprintf(to, "</td><td class=\"number\">%u %%</td></tr>\n",
            finding->confidence);
    unsigned step = finding->confidence / STEP;
    html->count[step < STEPS ? step : STEPS - 1]++;
}

/* A bar for each step, from the least that has findings. */
static void print_histogram(FILE *to, const uint64_t count[static STEPS])
{
    uint64_t most = 1;
    for (int i = 0; i < STEPS; i++)
        most = count[i] > most ? count[i] : most;
    int first = 0;
    while (first < STEPS - 1 && count[first] == 0)
        first++;
    fputs("<table class=\"histogram\">\n<thead><tr><th scope=\"col\">Sure</th>"
          "<th scope=\"col\">Findings</th><td></td></tr></thead>\n<tbody>\n",
          to);
    for (int i = STEPS - 1; i >= first; i--)
        fprintf(to,
                "<tr><th scope=\"row\">%d–%d %%</th><td>%" PRIu64
                "</td><td><span class=\"bar\" style=\"width:%d%%\">"
                "</span></td></tr>\n",
                i * STEP, i == STEPS - 1 ? 100 : i * STEP + STEP - 1, count[i],
                (int)(count[i] * 100 / most));
    fputs("</tbody>\n</table>\n", to);
}

static void html_summary(struct printer *printer, const struct totals *totals)
{
    FILE *to = printer->to;
    struct html *html = printer->state;
    fprintf(to,
            "</tbody>\n</table>\n</div>\n<section id=\"summary\" "
            "aria-label=\"Summary\">\n<p>Findings: %" PRIu64 ". Files: %" PRIu64
            ", %" PRIu64 " of them with findings, %" PRIu64
            " failed. Bytes: %" PRIu64 ".</p>\n",
            totals->finding_count, totals->file_count, totals->hit_count,
            totals->failed_count, totals->changed_len);
    print_histogram(to, html->count);
    fputs("</section>\n", to);
    fwrite(html_foot, 1, sizeof html_foot, to);
}

const struct printer_verbs report_html = {
    .state_len = sizeof(struct html),
    .start = html_start,
    .finding = html_finding,
    .summary = html_summary,
};
