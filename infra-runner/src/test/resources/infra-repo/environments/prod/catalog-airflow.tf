# running_dags_cleared = true only while deploying
module "catalog-airflow" {
  source = "../../modules/catalog-airflow"

  image_tag            = "rel-2023.07.03.17.52.00"
  running_dags_cleared = false # restore me
  restarts             = var.restarts
}

variable "restarts" {
  type = string
}
