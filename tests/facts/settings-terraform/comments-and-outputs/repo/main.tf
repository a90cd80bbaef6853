# CLERK_SECRET_KEY = "x"
/* locals { CLERK_SECRET_KEY = "x" } */
output "key" { value = var.key } // CLERK_SECRET_KEY
resource "null_resource" "clerk" {
  triggers = { clerk = "CLERK_SECRET_KEY" }
  command  = <<-EOT
    CLERK_SECRET_KEY = "x"
  EOT
}
