locals { env = { DATABASE_URL = "x", NODE_ENV = "production" } }
