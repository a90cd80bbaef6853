param clerkSecretKey string
