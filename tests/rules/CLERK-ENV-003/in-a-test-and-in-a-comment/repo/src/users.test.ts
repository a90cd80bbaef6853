process.env.CLERK_SECRET_KEY = process.env.CLERK_API_KEY
