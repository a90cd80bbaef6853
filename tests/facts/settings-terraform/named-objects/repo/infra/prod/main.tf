resource "render_web_service" "api" {
  env_vars = {
    # not what is written
    CLERK_JWT_KEY = {
      value = render_postgres.db.jwt_key
    }
  }
}
