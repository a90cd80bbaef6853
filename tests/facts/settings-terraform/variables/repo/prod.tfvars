clerk_secret_key = "sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000"
region = "eu"
