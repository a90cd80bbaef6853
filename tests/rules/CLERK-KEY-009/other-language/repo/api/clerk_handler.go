package api

import svix "github.com/svix/svix-webhooks/go"

func verifier() (*svix.Webhook, error) {
	// expect: CLERK-KEY-009
	return svix.NewWebhook("whsec_RkFLRS1mYWtlLUZBS0UtZmFrZS0wMDAw")
}
