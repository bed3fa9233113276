variable "image_tag" {
  description = "The tag of the catalog's image."
  type        = string

  validation {
    condition     = startswith(var.image_tag, "rel-")
    error_message = "Only released images are deployed: rel-<version>."
  }
}

variable "log_retention_days" {
  description = "How long Airflow's logs are kept."
  type        = number

  validation {
    condition     = var.log_retention_days > 0
    error_message = "Logs are kept for a day at least."
  }
}

variable "restart_url" {
  description = "Where Airflow is told to restart."
  type        = string
}

variable "running_dags_cleared" {
  description = "Somebody has verified that no DAG is running."
  type        = bool
}
