variable "image_tag" {
  type = string
}

variable "running_dags_cleared" {
  type = bool
}

variable "restarts" {
  type = string
}

resource "terraform_data" "service" {
  input = {
    tag                  = var.image_tag
    running_dags_cleared = var.running_dags_cleared
  }

  lifecycle {
    precondition {
      condition     = var.running_dags_cleared
      error_message = "Set running_dags_cleared to true."
    }
  }
}

resource "terraform_data" "restart" {
  triggers_replace = var.image_tag

  provisioner "local-exec" {
    command = "echo restarting; test ! -e \"$RESTARTS.slow\" || sleep 60; test ! -e \"$RESTARTS.broken\" && echo \"$IMAGE_TAG\" >> \"$RESTARTS\""

    environment = {
      RESTARTS  = var.restarts
      IMAGE_TAG = var.image_tag
    }
  }

  depends_on = [terraform_data.service]
}
