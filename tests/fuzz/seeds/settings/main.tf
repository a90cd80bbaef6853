	resource "vercel_project_environment_variable" "clerk" {
  key    = "CLERK_SECRET_KEY"
  value  = var.key
  target = ["production", "preview"]
}
resource "aws_lambda_function" "api" {
  environment {
    variables = merge(local.env, {
      CLERK_PUBLISHABLE_KEY = "pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ"
    })
  }
}
resource "aws_ecs_task_definition" "web_prod" {
  container_definitions = jsonencode([{
    environment = [{ name = "CLERK_SIGN_IN_URL", value = "/in" }]
    secrets     = [{ name = "CLERK_JWT_KEY", valueFrom = aws_ssm_parameter.jwt.arn }]
  }])
}
resource "google_cloud_run_service" "run" {
  env {
    name = "CLERK_WEBHOOK_SIGNING_SECRET"
    value_source { secret_key_ref { secret = "x" } }
  }
}
