#!/bin/sh
supabase functions deploy clerk-webhook --no-verify-jwt
