#!/bin/sh
# Audits what is about to be committed. Once without it: git commit --no-verify
PATH=$PATH:node_modules/.bin
exec clerk-audit check --staged --quiet
