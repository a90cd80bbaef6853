locals { env = { CLERK_PUBLISHABLE_KEY = "pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ" } }
resource "x" "y" {
  env = {
