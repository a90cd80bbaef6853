// Renders standard input as markdown-it does with all that it can make of text switched on.
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';

const renderer = new MarkdownIt({ html: true, linkify: true });
renderer.linkify.set({ fuzzyLink: true, fuzzyEmail: true });
process.stdout.write(renderer.render(readFileSync(0, 'utf8')));
