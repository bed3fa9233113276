# What runs: updated in place.
resource "terraform_data" "service" {
  input = {
    tag = var.image_tag
  }

  lifecycle {
    precondition {
      condition     = var.running_dags_cleared
      error_message = "Verify that no DAGs are running, then set running_dags_cleared to true."
    }
  }
}

resource "terraform_data" "log_retention" {
  input = {
    days = var.log_retention_days
  }
}

# Airflow restarts with the new image: replaced with every tag.
resource "terraform_data" "restart" {
  triggers_replace = var.image_tag

  provisioner "local-exec" {
    command = "curl --disable --fail --silent --show-error --max-time 20 --request POST \"$RESTART_URL?tag=$IMAGE_TAG\""

    environment = {
      RESTART_URL = var.restart_url
      IMAGE_TAG   = var.image_tag
    }
  }

  depends_on = [terraform_data.service]
}
