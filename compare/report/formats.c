#include <stddef.h>

#include "compare/report/report.h"

const struct report_format report_formats[] = {
	{"text", report_text, ".txt"},
	{"json", report_json, ".json"},
	{"sarif", report_sarif, ".sarif"},
	{"gitlab", report_gitlab, ".gitlab.json"},
	{"junit", report_junit, ".junit.xml"},
	{"github", report_github, ".github.txt"},
	{"markdown", report_markdown, ".md"},
	{"html", report_html, ".html"},
	{NULL},
};

const struct report_format *report_format_find(struct str name)
{
	for (size_t i = 0; report_formats[i].name != NULL; i++) {
		if (str_is(name, report_formats[i].name)) {
			return &report_formats[i];
		}
	}
	return NULL;
}
