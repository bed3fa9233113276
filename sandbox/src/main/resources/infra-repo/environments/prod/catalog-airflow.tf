# The catalog's Airflow in production.
module "catalog-airflow" {
  source = "../../modules/catalog-airflow"

  image_tag          = "rel-@VERSION@"
  log_retention_days = 30
  restart_url        = var.restart_url

  # Set to true only while deploying, after verifying that no DAG is running.
  running_dags_cleared = false
}

# Where Airflow is told to restart.
variable "restart_url" {
  type = string
}
